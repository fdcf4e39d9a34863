//go:build !long

package live

const (
	switches       = 30 // from one clinic to the other
	commandsAtOnce = 200
)
