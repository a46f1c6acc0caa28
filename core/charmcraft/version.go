package charmcraft

// Version is the charmcraft whose behaviour the core has: the golden cases are
// recorded from it, and the tables name its files.
const Version = "4.5.0"
