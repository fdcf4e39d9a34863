package sheettest

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ReadCSV reads a CSV file as a spreadsheet does: what stands above the names of the
// columns, and the lines below them.
func ReadCSV(t *testing.T, content []byte) (head []string, lines [][]string) {
	t.Helper()
	text, marked := strings.CutPrefix(string(content), "\uFEFF")
	require.True(t, marked)
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err, "all lines have as many cells")
	for i, line := range all {
		switch {
		case slices.Equal(line, csvHeader):
			return head, all[i+1:]
		case line[0] != "":
			head = append(head, line[0]+": "+line[csvFactColumn])
			line[0], line[csvFactColumn] = "", ""
		}
		require.Empty(t, strings.Join(line, ""))
	}
	require.Fail(t, "no names of columns")
	return nil, nil
}

// csvHeader are the names of a file's columns, and csvFactColumn is the one below which
// the texts of the facts stand.
var csvHeader = []string{"Date", "Start", "End", "Practitioner", "Appointment type", "Minutes", "Business", "Offset"}

const csvFactColumn = 3
