package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Distances that stay the same at every text size, so that a narrow window keeps its width for words.
const (
	Grid         float32 = 4 // every distance is a multiple of it; between things that is 1, 2, 3, 4, 6 or 8 times as much
	Radius       float32 = 8
	RadiusSmall  float32 = 5
	Gutter       float32 = 24 // around a page
	GutterNarrow float32 = 16 // around a page narrower than Narrow
	FocusRing    float32 = 2
	Narrow       float32 = 640
)

// Widths at a text size of 100 %; they grow with the text, since they count letters.
const (
	TextWidth float32 = 760             // the widest column of text
	PageWidth float32 = 1280 - 2*Gutter // the widest page, without its gutters
)

// SizeName names a size that grows with the text. It is a Fyne size name.
type SizeName = fyne.ThemeSizeName

// Sizes of text, and of what stands in line with text.
const (
	Text       = fynetheme.SizeNameText
	Caption    = fynetheme.SizeNameCaptionText
	Subheading = fynetheme.SizeNameSubHeadingText
	Heading    = fynetheme.SizeNameHeadingText
	Icon       = fynetheme.SizeNameInlineIcon

	ButtonText SizeName = "miea.buttonText"
	TagText    SizeName = "miea.tagText"
	RowSlot    SizeName = "miea.rowSlot" // one slot in a column of the calendar
	Hour       SizeName = "miea.hour"    // one hour in a column of the calendar
	Header     SizeName = "miea.header"
	Tabs       SizeName = "miea.tabs"
)

var scaled = map[SizeName]float32{
	Text:       14,
	Caption:    12,
	Subheading: 16,
	Heading:    21,
	Icon:       18,
	ButtonText: 13,
	TagText:    10.5,
	RowSlot:    24,
	Hour:       52,
	Header:     56,
	Tabs:       48,
}

var fixed = map[SizeName]float32{
	fynetheme.SizeNamePadding:            Grid,
	fynetheme.SizeNameInnerPadding:       2 * Grid,
	fynetheme.SizeNameLineSpacing:        Grid,
	fynetheme.SizeNameScrollBar:          10,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    4,
	fynetheme.SizeNameSeparatorThickness: 1,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        Radius,
	fynetheme.SizeNameSelectionRadius:    RadiusSmall,
	fynetheme.SizeNameButtonRadius:       Radius,
	fynetheme.SizeNameCardRadius:         Radius,
	fynetheme.SizeNameDialogRadius:       Radius,
	fynetheme.SizeNamePopupRadius:        Radius,
	fynetheme.SizeNameMenuRadius:         Radius,
	fynetheme.SizeNameModalBlurRadius:    0,
}
