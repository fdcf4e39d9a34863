package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Name names one colour of the window. It is a Fyne colour name, so that it works wherever Fyne asks for one.
type Name = fyne.ThemeColorName

// The colours, named for their work. A soft colour is a fill behind text in ink or in the colour it belongs to.
const (
	Canvas  Name = "miea.canvas"  // behind everything
	Surface Name = "miea.surface" // cards, the header, fields
	Sunken  Name = "miea.sunken"  // notes, chips, labels quoted from Cliniko
	Ink     Name = "miea.ink"     // text
	Ink2    Name = "miea.ink2"    // text that explains
	Line    Name = "miea.line"    // separators, card borders
	Control Name = "miea.control" // borders that say "this can be used"

	Accent     Name = "miea.accent"
	OnAccent   Name = "miea.onAccent"
	AccentSoft Name = "miea.accentSoft"
	Focus      Name = "miea.focus"

	OK          Name = "miea.ok"
	OKSoft      Name = "miea.okSoft"
	Warn        Name = "miea.warn"
	WarnSoft    Name = "miea.warnSoft"
	Bad         Name = "miea.bad"
	BadSoft     Name = "miea.badSoft"
	Unknown     Name = "miea.unknown"
	UnknownSoft Name = "miea.unknownSoft"

	// Heat1 to Heat3 tint a day of the month by its number of free times, always beside the number.
	Heat1 Name = "miea.heat1"
	Heat2 Name = "miea.heat2"
	Heat3 Name = "miea.heat3"

	// Overlay dims the window behind a dialog. Shadow falls under a popup.
	Overlay Name = "miea.overlay"
	Shadow  Name = "miea.shadow"
)

// Person is the pair of colours that tells one practitioner from another, always beside the initials.
type Person struct{ Strong, Soft Name }

var people = [...]Person{
	{"miea.p1", "miea.p1Soft"}, {"miea.p2", "miea.p2Soft"}, {"miea.p3", "miea.p3Soft"},
	{"miea.p4", "miea.p4Soft"}, {"miea.p5", "miea.p5Soft"}, {"miea.p6", "miea.p6Soft"},
}

// PersonAt returns the colours of the n-th practitioner; after the sixth they come round again.
func PersonAt(n int) Person {
	return people[((n%len(people))+len(people))%len(people)]
}

// pair holds a colour for the light and the dark variant.
type pair struct{ light, dark color.NRGBA }

func opaque(light, dark uint32) pair { return pair{rgba(light<<8 | 0xFF), rgba(dark<<8 | 0xFF)} }

func rgba(c uint32) color.NRGBA {
	return color.NRGBA{R: uint8(c >> 24), G: uint8(c >> 16), B: uint8(c >> 8), A: uint8(c)}
}

var tokens = map[Name]pair{
	Canvas:  opaque(0xF4F7F8, 0x0E161B),
	Surface: opaque(0xFFFFFF, 0x162129),
	Sunken:  opaque(0xEAF0F2, 0x1D2A33),
	Ink:     opaque(0x13222B, 0xE7EEF2),
	Ink2:    opaque(0x4A5B66, 0xA7B6C0),
	Line:    opaque(0xD3DDE2, 0x2B3A44),
	Control: opaque(0x76868F, 0x768995),

	Accent:     opaque(0x0A6870, 0x5FC4C8),
	OnAccent:   opaque(0xFFFFFF, 0x062A2D),
	AccentSoft: opaque(0xDCEEEF, 0x143A3E),
	Focus:      opaque(0x0A6870, 0x5FC4C8),

	OK:          opaque(0x1A7446, 0x6CCB97),
	OKSoft:      opaque(0xDFF1E6, 0x15352A),
	Warn:        opaque(0x8A5200, 0xE8B35C),
	WarnSoft:    opaque(0xFBEBCF, 0x3A2C12),
	Bad:         opaque(0xB3261E, 0xF4948B),
	BadSoft:     opaque(0xFBE3E1, 0x41201E),
	Unknown:     opaque(0x56646D, 0x9AA9B3),
	UnknownSoft: opaque(0xE6EAED, 0x24313A),

	Heat1: opaque(0xD7ECEC, 0x17373B),
	Heat2: opaque(0xA9D6D7, 0x1D5257),
	Heat3: opaque(0x7BBFC1, 0x246D73),

	Overlay: {rgba(0x13222B59), rgba(0x00000099)},
	Shadow:  {rgba(0x13222B2E), rgba(0x00000080)},

	people[0].Strong: opaque(0x2B5FB8, 0x8AB4F8), people[0].Soft: opaque(0xE1EAF8, 0x1C2F4D),
	people[1].Strong: opaque(0x8A4FA3, 0xCFA0E6), people[1].Soft: opaque(0xF1E5F6, 0x37243F),
	people[2].Strong: opaque(0xA0522D, 0xE8A981), people[2].Soft: opaque(0xF7E8DF, 0x40291C),
	people[3].Strong: opaque(0x0F766E, 0x6FD0C5), people[3].Soft: opaque(0xDAF0ED, 0x123B37),
	people[4].Strong: opaque(0x9C2F63, 0xF09CC0), people[4].Soft: opaque(0xF8E2EC, 0x43202F),
	people[5].Strong: opaque(0x5B6B15, 0xC3D06B), people[5].Soft: opaque(0xEDF1D9, 0x303713),
}

// fyneColors says which of our colours stands for each colour that Fyne's own widgets ask for.
var fyneColors = map[Name]Name{
	fynetheme.ColorNameBackground:                Canvas,
	fynetheme.ColorNameButton:                    Sunken,
	fynetheme.ColorNameDisabled:                  Ink2,
	fynetheme.ColorNameDisabledButton:            Sunken,
	fynetheme.ColorNameError:                     Bad,
	fynetheme.ColorNameFocus:                     AccentSoft, // Fyne fills its own buttons with it, under their words
	fynetheme.ColorNameForeground:                Ink,
	fynetheme.ColorNameForegroundOnError:         Surface,
	fynetheme.ColorNameForegroundOnPrimary:       OnAccent,
	fynetheme.ColorNameForegroundOnSuccess:       Surface,
	fynetheme.ColorNameForegroundOnWarning:       Surface,
	fynetheme.ColorNameHeaderBackground:          Surface,
	fynetheme.ColorNameHover:                     Sunken,
	fynetheme.ColorNameHyperlink:                 Accent,
	fynetheme.ColorNameInnerWindowBorder:         Surface,
	fynetheme.ColorNameInnerWindowBorderInactive: Sunken,
	fynetheme.ColorNameInputBackground:           Surface,
	fynetheme.ColorNameInputBorder:               Control,
	fynetheme.ColorNameMenuBackground:            Surface,
	fynetheme.ColorNameOverlayBackground:         Surface,
	fynetheme.ColorNamePlaceHolder:               Ink2,
	fynetheme.ColorNamePressed:                   Shadow,
	fynetheme.ColorNamePrimary:                   Accent,
	fynetheme.ColorNameScrollBar:                 Control,
	fynetheme.ColorNameScrollBarBackground:       Sunken,
	fynetheme.ColorNameSelection:                 AccentSoft,
	fynetheme.ColorNameSeparator:                 Line,
	fynetheme.ColorNameShadow:                    Shadow,
	fynetheme.ColorNameSuccess:                   OK,
	fynetheme.ColorNameWarning:                   Warn,
}
