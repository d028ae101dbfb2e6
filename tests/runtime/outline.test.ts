/** The same page id falls out of every address of a page. */

import { ROOT } from './page'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moduleOf, outline, pageOf, pathOf, root } from '../../plugins/courseware/browser/outline'

test('the root lies two folders above the script', () => assert.equal(root, ROOT))

test('page ids', () => {
  const pages: Record<string, string | undefined> = {
    '': 'index',
    'index.html': 'index',
    '?q=1': 'index',
    '01-a/': '01-a',
    '01-a/index.html': '01-a',
    '01-a/one/': '01-a/one',
    '01-a/one/#here': '01-a/one',
    '01-a/one.html?h=x#y': '01-a/one',
    '01-a/one/index.html': '01-a/one',
    'my-index.html': 'my-index',
    '%C3%A9t%C3%A9/': 'été'
  }
  for (const [address, page] of Object.entries(pages)) assert.equal(pageOf(ROOT + address), page, address)
})

test('page ids where all pages are in one document', () => {
  outline.whole = true
  const pages: Record<string, string | undefined> = {
    'index.html': 'index',
    'index.html#index.html': 'index',
    'index.html#01-a/index.html': '01-a',
    'index.html#01-a/one/': '01-a/one',
    'index.html#01-a/one.html#here': '01-a/one',
    'index.html#%C3%A9t%C3%A9.html': 'été'
  }
  for (const [address, page] of Object.entries(pages)) assert.equal(pageOf(ROOT + address), page, address)
  assert.equal(pathOf(ROOT + 'index.html#01-a/one.html'), '01-a/one.html')
  delete outline.whole
})

test('other sites and other folders are no pages of ours', () => {
  for (const address of ['https://other.test/sub/01-a/', 'https://course.test/', 'mailto:a@b']) {
    assert.equal(pageOf(address), undefined)
    assert.equal(pathOf(address), undefined)
  }
})

test('the module of a page', () => {
  assert.equal(moduleOf('01-a/two')?.[0], '01-a')
  assert.equal(moduleOf('index'), undefined)
})
