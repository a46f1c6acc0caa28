package result

// Repair is the answer of repair: the project after the first fix of its first
// problem was applied, again and again, with these fixes in order.
type Repair struct {
	Version int               `json:"version"`
	Files   map[string]string `json:"files"` // texts by path
	Steps   []RepairStep      `json:"steps"`
}

// RepairStep is a fix that was applied, with the place of its finding in the
// text at that time.
type RepairStep struct {
	File  string `json:"file"`
	Line  int    `json:"line"` // zero-based
	Code  string `json:"code"`
	Title string `json:"title"` // of the fix
}
