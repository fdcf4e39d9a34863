//go:build !long

package cliniko

// hourLists is how many of the largest lists are read until a Client has taken in what it
// may in an hour. With the build tag long those are all of them.
const hourLists = 2
