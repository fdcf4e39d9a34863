package sheettest

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// ReadCSV reads a CSV file as a spreadsheet does: the lines below the names of the columns,
// and the facts that stand under them.
func ReadCSV(t *testing.T, content []byte) (facts []string, lines [][]string) {
	t.Helper()
	text, marked := strings.CutPrefix(string(content), "\uFEFF")
	require.True(t, marked)
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err, "all lines have as many cells")
	require.NotEmpty(t, all)
	require.Equal(t, csvHeader, all[0], "the file begins with the names of the columns")
	end := slices.IndexFunc(all, func(line []string) bool { return strings.Join(line, "") == "" })
	require.Positive(t, end, "an empty line ends the table")
	for _, line := range all[end+1:] {
		facts = append(facts, line[0]+": "+line[csvFactColumn])
		line[0], line[csvFactColumn] = "", ""
		require.Empty(t, strings.Join(line, ""))
	}
	return facts, all[1:end]
}

// csvHeader are the names of a file's columns, and csvFactColumn is the one below which
// the texts of the facts stand.
var csvHeader = []string{"Date", "Start", "End", "Practitioner", "Appointment type", "Minutes", "Business", "Offset"}

const csvFactColumn = 3
