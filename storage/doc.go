// Package storage is what this computer keeps: the Store, a cache of what Cliniko
// answered, in bbolt; the Clinics, what people made, in small JSON files; the Keychain,
// the operating system's password store; and SharedRecords, by which all processes of this
// app keep one budget of requests.
//
// Rules of the place:
//   - The Store may be lost at any time: a damaged, foreign or newer file is set
//     aside and a new one made, and the user is told. The Clinics are never made anew: in
//     the place of a damaged file comes the version before it.
//   - No page of a file is trusted: it is checked before bbolt opens it, and every
//     record has a checksum. What cannot be read is not there.
//   - A disk that takes nothing costs no data of this session: it stays in memory,
//     and the user is told, until a later write succeeds.
//   - What says the same as before is not written: the newer age of an answer waits in
//     memory for news, or for the end of the app.
//   - Whoever only reads the clinics, as a check does, changes nothing on the disk. The
//     window sets damaged files aside and puts the version before in their place. What the
//     disk did not give is not damaged, and is never written over.
//   - openFile is the one way to open a file of ours: no link is followed, nothing but a
//     regular file is opened, and what is read has a bound.
//   - The API key goes to the Keychain or nowhere; no file of ours ever holds it.
//   - The slots of the clinic used last are in memory, once, as values that nobody
//     changes: Slots. The file is what a start reads and what survives. Whoever only
//     looks takes no lock, so that the screen never waits for a disk.
//   - Transactions are short and inside one function; bytes are copied out.
//   - One goroutine writes (storage/live's loop); any goroutine may read.
package storage
