package source

// Words is a small table of words and what they stand for. Unlike a map it is
// data of the module and needs no code that fills it.
type Words [][2]string

// Of is what a word stands for, or empty where the table does not have it.
func (w Words) Of(word string) string {
	for i := range w {
		if w[i][0] == word {
			return w[i][1]
		}
	}
	return ""
}
