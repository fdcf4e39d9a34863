//go:build long

package guide

import (
	"testing"

	"mieahealth.com/companion/storage/live"
)

func TestNothingIsCutOffInAnyLook(t *testing.T) {
	for name, look := range looks {
		t.Run(name, func(t *testing.T) {
			for _, s := range []*live.State{unconnected(), troubled(), handed(troubled())} {
				for tab := TabStart; tab <= TabHandOver; tab++ {
					requireNotCutOff(t, s, tab, look)
				}
			}
		})
	}
}

func TestPagesInOtherStates(t *testing.T) {
	t.Run("there is one main button at a time", func(t *testing.T) {
		requireOneMainButton(t, unconnected())
		requireOneMainButton(t, seaside())
	})
	t.Run("the keyboard reaches everything", func(t *testing.T) {
		for tab := TabStart; tab <= TabHandOver; tab++ {
			requireReachable(t, unconnected(), tab)
		}
	})
}
