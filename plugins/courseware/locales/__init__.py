"""What the interface says, in the course's language: gettext catalogues, one folder a language.

`messages.pot` holds every text; `make words` writes it from templates, Python and TypeScript, and brings each
`LANG/LC_MESSAGES/courseware.po` up to date. The `.po` files are what is read: a build opens the one of its course's
language, and an English course opens none.
"""
