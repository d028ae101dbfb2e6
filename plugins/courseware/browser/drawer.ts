/** The navigation of a small screen is a drawer: it opens at the place where the reader is, not at its top. */

document.addEventListener('change', ({ target }) => {
  if ((target as Element).matches('.cw-drawer:checked'))
    document.querySelector('.cw-nav [aria-current]')?.scrollIntoView({ block: 'center' })
})
