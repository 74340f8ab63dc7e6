// For trying an older or repackaged Electron runtime: NODE_OPTIONS="--require …/tests/e2e/early-main.cjs".
// Electron's own launcher waits for the program's main file before it declares itself ready; a stand-in launcher may not, and then
// the page's scheme is registered too late. This reads the main file as soon as the launcher itself has been read.
if (process.versions.electron !== undefined && require('node:worker_threads').isMainThread) {
  const Module = require('node:module');
  const path = require('node:path');
  const load = Module._load;
  Module._load = function loadAndMain(request, parent, isMain) {
    const loaded = load.apply(this, arguments);
    if (isMain) {
      Module._load = load;
      const project = path.resolve(__dirname, '..', '..');
      load(path.join(project, require(path.join(project, 'package.json')).main), null, false);
    }
    return loaded;
  };
}
