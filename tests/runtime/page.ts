/** The little of a page that the runtime looks at while it is loaded. Import it before anything of the runtime. */

import type { Outline } from '../../plugins/courseware/browser/outline'

export const ROOT = 'https://course.test/sub/'

const outline: Partial<Outline> = {
  course: 'c',
  version: '1',
  lang: 'en',
  modules: [['01-a', ['01-a', '01-a/one', '01-a/two']]],
  words: { show: 'Let me see', quizOnly: 'Ours' }
}

Object.assign(globalThis, {
  self: { localStorage: null, coursewareOutline: outline },
  location: { href: ROOT + '01-a/one/' },
  document: {
    documentElement: { lang: 'en' },
    currentScript: { src: ROOT + 'assets/courseware/core.0a1b2c3d.js' },
    dispatchEvent: () => true,
    // What the views say for their scripts.
    querySelectorAll: () => [
      { dataset: { say: 'steps', one: '{n} step' }, textContent: '{n} steps', remove: () => {} },
      { dataset: { say: 'quizOnly' }, textContent: 'In the page', remove: () => {} }
    ]
  }
})
