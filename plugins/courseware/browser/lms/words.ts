/** What the launch page says; its words come with the course, in the course's language. */

// The words of a page are read from its outline: here they stand in what the generator tells of the course.
const { lang, words } = self.coursewareLms ?? {}
self.coursewareOutline = { ...(lang ? { lang } : {}), ...(words ? { words } : {}) }

export {}
