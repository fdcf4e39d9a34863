package cliniko

import (
	"fmt"
	"regexp"
	"strings"
)

// Shard is the region that an account lives in ("au4"), checked: it becomes part
// of a host name. The zero Shard is none.
type Shard string

// DefaultShard is where keys made before regions existed belong (docs, "URLs").
const DefaultShard Shard = "au1"

// The documented advice, /\w{2}\d{1,2}/i, is unanchored and would let "x-evil.com/au1"
// choose the host, so ours is anchored and knows ASCII letters and digits only.
var shardShape = regexp.MustCompile(`\A[A-Za-z]{2}[0-9]{1,2}\z`)

// ParseShard reads a region such as "au4" or "AU4". Regions that are not on Cliniko's
// list are accepted: new ones appear before the list does.
func ParseShard(text string) (Shard, error) {
	if !shardShape.MatchString(text) {
		return "", fmt.Errorf("not a Cliniko region")
	}
	return Shard(strings.ToLower(text)), nil
}

var regionNames = map[string]string{
	"au": "Australia",
	"ca": "Canada",
	"eu": "Europe",
	"uk": "United Kingdom",
	"us": "United States",
}

// Region is the shard's name for people, such as "Australia"; an unknown one is
// shown as it stands.
func (s Shard) Region() string {
	if len(s) < 2 {
		return ""
	}
	if name, ok := regionNames[string(s[:2])]; ok {
		return name
	}
	return "Region " + string(s)
}
