/** The order of people's names, for the rows of a table that names a person in `personId`. */
export const BY_NAME = `(SELECT ifnull(familyName, '') || ' ' || ifnull(givenName, '') || ' ' || ifnull(post, '') FROM people WHERE people.id = personId) COLLATE NOCASE`;
