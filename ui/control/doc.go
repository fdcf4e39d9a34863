// Package control holds the building blocks of the window: texts, controls, layouts and what opens above the window.
//
// Rules of the place.
//
// Height follows width. Fyne asks an object for its smallest size without saying how wide it will be, so a wrapped text
// cannot answer. Here what wraps says its height for a width (see Flowing), and the layouts of this package
// (Column, Row, Lead, Trail, Ends, Sides, Grid, Card, Note, Page) ask for it and pass it on. So a page is built from these
// layouts, which are plain containers, with no Fyne layout between a Page and a text. When a text
// changes, comes or goes, call Arrange on its Page; Refresh only where colours or sizes of everything changed.
//
// A widget holds its state; its renderer can be thrown away and made anew. A renderer takes colours and sizes from the theme
// at each Refresh, gives positions only in Layout, and never draws outside its bounds.
//
// Everything that can be pressed takes the keyboard, shows a ring when it has it and keeps it after being pressed. A key
// that a control does not use goes on to the dialog or menu it is in, then to its Page, then to the canvas, so that keys
// of the window work wherever the focus is.
//
// A widget with more items than can be seen, such as a calendar, draws them itself: with a Drawing, a TextStyle and a Border.
//
// Everything runs on the UI goroutine.
package control
