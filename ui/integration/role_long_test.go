//go:build long

package integration

import (
	"strings"
	"testing"
)

func TestARefusedKeyWithoutItsEnding(t *testing.T) {
	t.Run("is told what is missing", func(t *testing.T) {
		d := newDesk(t)
		d.pasteKey(strings.TrimSuffix(keyText("nobody's"), "-au4"))
		d.press(labelWasAll)
		d.requireRefused()
		d.requireSees("that the ending is missing", saysEndingMissing...)
	})
}
