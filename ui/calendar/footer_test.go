package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

func TestTheCountHasALineOfItsOwnWhereItWouldBeBrokenIntoMany(t *testing.T) {
	f := newFooter(func() {})
	f.draw(footerText{count: "14 free times this week", age: "Updated just now (12:11 pm Sydney time)"})
	f.tall.Resize(fyne.NewSize(320, 200))
	require.LessOrEqual(t, f.count.HeightForWidth(f.count.Size().Width), 2*theme.Size(theme.Caption)*1.5)
}
