package charmcraft

// Version is the version of charmcraft whose behaviour the core reproduces: the
// golden cases are recorded from it, and the tables name its files.
const Version = "4.5.0"
