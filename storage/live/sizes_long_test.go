//go:build long

package live

const (
	switches       = 60 // from one clinic to the other
	commandsAtOnce = 2000
)
