package diagnostic

var checkEntries = []Entry{}
