package result

// Repair is the answer of repair: the project after first fixes of first
// problems, with the fixes in the order in which they were made.
type Repair struct {
	Version int               `json:"version"`
	Files   map[string]string `json:"files"` // texts by their paths
	Steps   []RepairStep      `json:"steps"`
}

// RepairStep is a fix that was made, with the place of its finding in the text
// as it was then.
type RepairStep struct {
	File  string `json:"file"`
	Line  int    `json:"line"` // zero-based
	Code  string `json:"code"`
	Title string `json:"title"` // of the fix
}
