// Package figure holds the pictures of the guide: our own drawings of Cliniko's screens, and the view that shows them.
//
// Rules of the place. A figure is data: window.go has the words in which one is described, figures.go the figures, in the
// order of the guide. A new figure is a new row there. Every figure has exactly one ring, round what the reader should look
// for; labels of Cliniko's are its own words, exactly; names are samples; a key is never drawn but as dots.
//
// A window is laid out as shapes (boxes, rings, lines, texts), in units of the drawing and with names of colours, and only then
// becomes canvas objects. So a drawing is crisp at every scale, follows the theme and can be compared as text.
//
// Everything runs on the UI goroutine.
package figure
