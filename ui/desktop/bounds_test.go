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
