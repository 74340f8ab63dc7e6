/**
 * Scrolls a container, and nothing around it, until an element in it shows: just so far, or with `top` until the element is at its top.
 * `scrollIntoView` would move the whole window too.
 */
export function reveal(element: Element, container: Element, top?: 'top'): void {
  const inner = element.getBoundingClientRect();
  const outer = container.getBoundingClientRect();
  if (top !== undefined) container.scrollTop += inner.top - outer.top - MARGIN;
  else if (inner.top < outer.top) container.scrollTop += inner.top - outer.top;
  else if (inner.bottom > outer.bottom) container.scrollTop += inner.bottom - outer.bottom;
}
const MARGIN = 12;
