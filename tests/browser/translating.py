"""A page translator, as browsers have one: it rewrites a page's text nodes while the page is in use."""

from __future__ import annotations

from playwright.sync_api import Page

TRANSLATE = """() => {
  const skip = 'script, style, svg, textarea, noscript, [translate=no], [contenteditable]'
  const foreign = (text) => text.toUpperCase()
  let turn = 0
  const font = (child) => {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.append(child)
    outer.append(inner)
    return outer
  }
  function translate(node) {
    const text = foreign(node.data)
    if (text === node.data || !node.parentElement || node.parentElement.closest(skip)) return
    self.translated = (self.translated ?? 0) + 1
    turn += 1
    // What others hold of this node is gone from the page; or it stands elsewhere; or it says something else.
    if (turn % 3 === 0) node.replaceWith(font(text))
    else if (turn % 3 === 1) {
      const place = document.createComment('')
      node.replaceWith(place)
      node.data = text
      place.replaceWith(font(node))
    } else node.data = text
  }
  function sweep(root) {
    if (root.nodeType === Node.TEXT_NODE) return translate(root)
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found = []
    while (walk.nextNode()) found.push(walk.currentNode)
    found.forEach(translate)
  }
  sweep(document.body)
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) for (const node of [target, ...addedNodes]) if (node.isConnected) sweep(node)
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}"""
"""Its language is capitals: all words differ, placeholders in them too, and what is translated is not translated again.

In turn it does the three things that translators do: it puts two `<font>` elements in place of a text, moves the very
text node into two such elements, and changes a text in place.
"""


def translate(page: Page) -> None:
    """Translates a page, and all that it says from now on until it is left."""
    page.evaluate(TRANSLATE)
    assert page.evaluate("self.translated") > 10
