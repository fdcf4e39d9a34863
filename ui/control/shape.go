package control

import (
	"fmt"
	"math"
	"strings"
)

// The shapes of the signs, as SVG. Fyne's SVG keeps the width of a stroke at every size, so strokes are drawn as fills here.

func dot(colour string, x, y, radius float64) string {
	return fmt.Sprintf(`<circle fill="%s" cx="%.2f" cy="%.2f" r="%.2f"/>`, colour, x, y, radius)
}

func tick(colour string, width float64) string {
	return stroke(colour, width, 6, 10.3, 8.8, 13.1, 14, 7.2)
}

// stroke draws a line with round ends through points given as x, y, x, y…
func stroke(colour string, width float64, points ...float64) string {
	var b strings.Builder
	half := width / 2
	for i := 0; i+1 < len(points); i += 2 {
		x, y := points[i], points[i+1]
		b.WriteString(dot(colour, x, y, half))
		if i < 2 {
			continue
		}
		fromX, fromY := points[i-2], points[i-1]
		length := math.Hypot(x-fromX, y-fromY)
		acrossX, acrossY := (fromY-y)/length*half, (x-fromX)/length*half
		fmt.Fprintf(&b, `<path fill="%s" d="M%.2f %.2fL%.2f %.2fL%.2f %.2fL%.2f %.2fZ"/>`, colour,
			fromX+acrossX, fromY+acrossY, x+acrossX, y+acrossY, x-acrossX, y-acrossY, fromX-acrossX, fromY-acrossY)
	}
	return b.String()
}

const (
	ringOuter = 8.85
	ringInner = 7.15
)

// ring draws a circle, or the part of it between two angles in degrees.
func ring(from, to float64) string {
	steps := max(2, int((to-from)/7.5))
	var outer, inner strings.Builder
	for i := range steps + 1 {
		angle := (from + (to-from)*float64(i)/float64(steps)) * math.Pi / 180
		back := (to - (to-from)*float64(i)/float64(steps)) * math.Pi / 180
		fmt.Fprintf(&outer, "L%.2f %.2f", 10+ringOuter*math.Cos(angle), 10+ringOuter*math.Sin(angle))
		fmt.Fprintf(&inner, "L%.2f %.2f", 10+ringInner*math.Cos(back), 10+ringInner*math.Sin(back))
	}
	return fmt.Sprintf(`<path fill="{c}" d="M%sZ"/>`, strings.TrimPrefix(outer.String(), "L")+inner.String())
}

// dashes draws a circle of eight dashes.
func dashes() string {
	var b strings.Builder
	for i := range 8 {
		middle := float64(i) * 45
		b.WriteString(ring(middle-14, middle+14))
	}
	return b.String()
}
