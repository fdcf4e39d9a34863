package storage

// neverFollow is nothing here: to open what a link itself holds would also give the
// bare stubs of files that a server keeps compressed. Links need an administrator.
const neverFollow = 0
