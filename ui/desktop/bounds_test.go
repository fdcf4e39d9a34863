package desktop

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheRightOfAScreen(t *testing.T) {
	for name, c := range map[string]struct{ area, want Bounds }{
		"is as wide as asked for and as high as the screen": {Bounds{0, 24, 1920, 1056}, Bounds{1440, 24, 480, 1056}},
		"is never more than the screen":                     {Bounds{0, 0, 400, 300}, Bounds{0, 0, 400, 300}},
		"lies on its own screen":                            {Bounds{-1280, 0, 1280, 1024}, Bounds{-480, 0, 480, 1024}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.area.AtRight(480)) })
	}
}

func TestTheSamePart(t *testing.T) {
	screen := Bounds{0, 0, 100, 100}
	require.Equal(t, Bounds{10, 20, 90, 80}, Bounds{10, 20, 300, 300}.within(screen))
	require.Zero(t, Bounds{100, 0, 10, 10}.within(screen))
}

func TestFitted(t *testing.T) {
	area := Bounds{0, 24, 1024, 744}
	for name, c := range map[string]struct{ window, want Bounds }{
		"a window that has room stays":                        {Bounds{100, 50, 800, 600}, Bounds{100, 50, 800, 600}},
		"one that is too large gets all of the area":          {Bounds{-20, 0, 1180, 760}, area},
		"one that reaches out is moved, and keeps its size":   {Bounds{600, 400, 800, 600}, Bounds{224, 168, 800, 600}},
		"one of a screen that is gone comes back to this one": {Bounds{3000, -500, 800, 600}, Bounds{224, 24, 800, 600}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.window.Fitted(area)) })
	}
}
