package control

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

var cardPad = inset{16, 12, 16, 12}

// Card is a bordered box for what belongs together.
func Card(content fyne.CanvasObject) *fyne.Container {
	return newBoxed(cardPad, newBackground(&Background{fill: theme.Surface, border: theme.Line, radius: theme.Radius}), content)
}

// Plain leaves the room of a Card around content without drawing one, so that a list of both is aligned.
func Plain(content fyne.CanvasObject) *fyne.Container {
	return newFlow(padding(cardPad.at), content)
}

// Note is a sunken box for what is good to know.
func Note(content fyne.CanvasObject) *fyne.Container {
	onSunken(content)
	return newBoxed(inset{16, 12, 16, 12}, newBackground(&Background{fill: theme.Sunken, radius: theme.Radius}), content)
}

// MenuPath shows where a setting is in Cliniko: "Settings → Users & practitioners". The copy button may be nil.
func MenuPath(menu string, copy *Button) *fyne.Container {
	text := NewText(menu, theme.Caption, theme.Ink)
	content := fyne.CanvasObject(text)
	if copy != nil {
		content = Ends(2*theme.Grid, text, copy)
	}
	return newBoxed(inset{8, 4, 8, 4}, newBackground(&Background{fill: theme.Sunken, radius: theme.RadiusSmall}), content)
}

// onSunken gives Cliniko's labels a box that shows on a sunken box.
func onSunken(o fyne.CanvasObject) {
	if text, ok := o.(*Text); ok {
		text.labelFill = theme.Surface
	}
	for _, child := range childrenOf(o) {
		onSunken(child)
	}
}
