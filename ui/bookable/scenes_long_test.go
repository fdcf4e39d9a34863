//go:build long

package bookable

import "testing"

func TestThePageIsDrawnInEveryLook(t *testing.T) {
	for _, l := range looks() {
		for what := range scenes() {
			t.Run(what+" "+l.name, func(t *testing.T) { drawScene(t, what, l) })
		}
	}
}
