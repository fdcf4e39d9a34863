package control

// The words that this package says by itself.
const (
	wordCopied = "Copied"
	wordCount  = "%s, %s" // a label and its count, for assistive text
	wordTicked = "%s, ticked"
	wordOpen   = "%s, expanded"
	wordClosed = "%s, collapsed"
	wordTab    = "%s, %s" // a label and the state of its step, for assistive text
	wordChosen = "%s, selected"
)
