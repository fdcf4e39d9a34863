package storage

// Notice is a word to the user about the cache. The zero Notice is none.
type Notice string

// The notices. They also name what a file is set aside as.
const (
	NoticeNone     Notice = ""
	NoticeDamaged  Notice = "damaged"   // set aside and rebuilt
	NoticeForeign  Notice = "foreign"   // not a file of ours: set aside and rebuilt
	NoticeNewer    Notice = "newer"     // made by a newer version: set aside and rebuilt
	NoticeUnsaved  Notice = "unsaved"   // the folder cannot be written: kept for this session only
	NoticeDiskFull Notice = "disk full" // the newest times could not be saved: kept for this session only
)
