# nothing
/* at all */
// here
