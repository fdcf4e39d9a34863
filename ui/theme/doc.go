// Package theme holds the look of the window: its colours, light and dark, and its sizes.
//
// Rules of the place:
//   - A colour is asked for by name each time a widget refreshes and never kept, so that a
//     change of variant shows at once. Asking reads tables only.
//   - A pair of colours that appears on screen appears in the contrast test.
//   - Everything here is immutable: to change the mode or the text size, make a new Theme and
//     set it.
package theme
