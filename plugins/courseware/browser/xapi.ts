/** The script of a launch page that tells a record store, by xAPI or cmi5. */

export {}
