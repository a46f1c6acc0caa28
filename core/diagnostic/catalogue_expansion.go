package diagnostic

var expansionEntries = []Entry{}
