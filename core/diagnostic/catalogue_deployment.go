package diagnostic

var deploymentEntries = []Entry{}
