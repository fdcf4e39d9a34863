// Package integration tests what lies between the parts: the real window, the real
// background work, the real files and real HTTP, as a person at the desk meets them. It
// has no code that ships.
//
// Rules of the place:
//   - Nothing is faked but what cannot be made to fail: the operating system's password
//     store (store_test.go), and Cliniko, for which the demo clinic answers.
//   - A test reads as what a person does and sees; desk_test.go has the verbs. It looks at
//     kinds and states, at what the store holds and at what the files hold. Sentences
//     stand in words_test.go alone, since they are reworded.
//   - Fyne's test driver runs what is handed to its goroutine at once, on whoever hands it
//     over. So only the test's own goroutine draws: while it waits (desk.eventually).
//   - The quick run takes some rows of each table (rows_test.go), the build tag long all of
//     them and the tests in x_long_test.go.
//   - app_test.go puts the parts together as the program does, and is the one place that
//     knows how.
package integration
