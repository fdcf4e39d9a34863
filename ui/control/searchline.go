package control

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// SearchLine puts a small object after a field that takes the remaining width, or below it where
// the field could not show its hint.
func SearchLine(gap float32, field *Field, after fyne.CanvasObject) *fyne.Container {
	return newFlow(searchLine{gap}, field, after)
}

// fieldPadding is what a field needs around its hint.
const fieldPadding float32 = 24

type searchLine struct{ gap float32 }

func (s searchLine) widths(objects []fyne.CanvasObject) (least, natural float32) {
	least, _ = widest(objects)
	_, natural = row(s).widths(objects)
	return least, natural
}

func (s searchLine) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	hint := TextStyle{Size: theme.Text}.Width(objects[0].(*Field).PlaceHolder) + fieldPadding
	if hint+s.gap+naturalWithin(objects[1], width) > width {
		return column(s).arrange(objects, width, put)
	}
	return lead{s.gap, true}.arrange([]fyne.CanvasObject{objects[1], objects[0]}, width, put)
}
