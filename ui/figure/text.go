package figure

// The words around a figure.
const (
	wordPrevious = "Previous picture"
	wordNext     = "Next picture"
	wordCount    = "Picture %d of %d"
	wordEnlarge  = "Enlarge"
	wordClose    = "Close"
	wordTitle    = "How it looks in Cliniko"
)
