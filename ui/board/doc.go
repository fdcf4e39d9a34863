// Package board is what all widgets share that draw many like items by themselves: the
// sheets of the calendar, its months and lists, and the grid of who can be booked.
//
// A [Board] has the cursor, the pointer and the keyboard, scrolls under edges that stay,
// and decides when to draw. The widget that embeds it is its [Content] and knows only
// where its items lie and what they look like.
//
// Rules of the place:
//   - All of it runs on the UI goroutine.
//   - Only what the viewport shows is drawn, and nothing while the board is hidden:
//     hiding it lets go of its canvas objects.
//   - All state is in the board. Fyne drops the renderer of what has been out of sight
//     for a minute, and a new one begins with everything in place.
//   - Keys and letters that a board has no use for go on to the window: Fyne asks nobody
//     else once a widget has the keyboard.
package board
