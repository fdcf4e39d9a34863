package tour

import (
	"image"
	"image/color"

	"mieahealth.com/companion/ui/theme"
)

// strip is where the tabs stand in a window of full width, at a text size of 100 %.
var strip = image.Rect(0, 62, 1180, 102)

// sign is an icon as the strip shows it: its colour says the state.
type sign struct {
	colour theme.Name
	left   int
	pixels int // of that colour
}

// The colours of the states, see control.State.
var signColours = []theme.Name{theme.Control, theme.OK, theme.Warn, theme.Bad, theme.Unknown}

// A solid circle has more pixels of its colour than a ring with a tick.
const solid = 60

// done reports whether the app has checked a step and found it done.
func (s sign) done() bool { return s.colour == theme.OK && s.pixels >= solid }

// stepIn is the icon of a step in a picture of the window; the zero sign: there is none.
func stepIn(p *picture, number int) sign {
	all := signs(p, strip)
	if number >= len(all) {
		return sign{}
	}
	return all[number]
}

// signs are the icons in a part of a picture that is one line high, from left to right.
func signs(p *picture, line image.Rectangle) (found []sign) {
	const apart = 12
	last := -apart
	for x := line.Min.X; x < line.Max.X; x++ {
		for _, name := range signColours {
			n := pixels(p, image.Rect(x, line.Min.Y, x+1, line.Max.Y), name)
			if n == 0 {
				continue
			}
			if x-last >= apart {
				found = append(found, sign{left: x})
			}
			last = x
			now := &found[len(found)-1]
			if now.colour == name || now.pixels == 0 {
				now.colour = name
				now.pixels += n
			}
		}
	}
	return found
}

// pixels counts what has a colour of the light theme.
func pixels(p *picture, in image.Rectangle, name theme.Name) (n int) {
	wanted := rgba(name)
	in = in.Intersect(p.Rect)
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if p.RGBAAt(x, y) == wanted {
				n++
			}
		}
	}
	return n
}

// rgba is a colour of the light theme as a picture has it.
func rgba(name theme.Name) color.RGBA {
	return color.RGBAModel.Convert(light.Color(name, 0)).(color.RGBA)
}

var light = theme.New(theme.Light, 1)
