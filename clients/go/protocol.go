// The protocol of `zgspec check-client`: one case per line on standard input, one outcome per line on standard output.
//
// This file knows nothing of any client and can be copied as it is. A field that a handler does not expect, one that is
// missing, or one of another shape ends the run: a client must not pass by ignoring what it does not understand.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"reflect"
	"strings"
)

// An outcome has one of the fields returns, rejects, skipped and unknown.
type outcome map[string]any

func returns(value any) outcome      { return outcome{"returns": value} }
func rejects(reason string) outcome  { return outcome{"rejects": reason} }
func skipped(because string) outcome { return outcome{"skipped": because} }

// A handler answers the input of one case.
type handler func(json.RawMessage) (outcome, error)

// answer joins the fields of a case's input, a struct, to the function that gives its outcome.
func answer[Input any](run func(Input) outcome) handler {
	return func(raw json.RawMessage) (outcome, error) {
		input, err := decode[Input](raw)
		if err != nil {
			return nil, err
		}
		return run(input), nil
	}
}

// decode reads an object that has exactly the fields of a struct.
func decode[T any](raw json.RawMessage) (value T, err error) {
	if err = requireFields(raw, reflect.TypeFor[T]()); err == nil {
		err = json.Unmarshal(raw, &value)
	}
	return value, err
}

// requireFields refuses an object that does not have exactly the fields of a struct, at any depth.
func requireFields(raw json.RawMessage, kind reflect.Type) error {
	if reflect.PointerTo(kind).Implements(reflect.TypeFor[json.Unmarshaler]()) {
		return nil
	}
	switch kind.Kind() {
	case reflect.Slice:
		return requireItems(raw, kind.Elem())
	case reflect.Struct:
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(raw, &fields); err != nil {
			return err
		}
		if len(fields) != kind.NumField() {
			return fmt.Errorf("expected %d fields, got %d: %.80s", kind.NumField(), len(fields), raw)
		}
		for index := range kind.NumField() {
			name, _, _ := strings.Cut(kind.Field(index).Tag.Get("json"), ",")
			value, found := fields[name]
			if !found {
				return fmt.Errorf("no field %q: %.80s", name, raw)
			}
			if err := requireFields(value, kind.Field(index).Type); err != nil {
				return err
			}
		}
	}
	return nil
}

func requireItems(raw json.RawMessage, kind reflect.Type) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	for _, item := range items {
		if err := requireFields(item, kind); err != nil {
			return err
		}
	}
	return nil
}

// A wide integer travels as a decimal string.
type wide struct{ *big.Int }

func (value *wide) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	number, ok := new(big.Int).SetString(text, 10)
	if !ok {
		return fmt.Errorf("not a decimal string: %q", text)
	}
	value.Int = number
	return nil
}

// Octets travel as hex or as a recipe.
type octets []byte

type wordsRecipe struct {
	Recipe string `json:"recipe"`
	Seed   uint32 `json:"seed"`
	Length int    `json:"length"`
}

type fillRecipe struct {
	Recipe string `json:"recipe"`
	Length int    `json:"length"`
}

// A fileRecipe names a file of this machine. Vectors never hold one; tests on real files do.
type fileRecipe struct {
	Recipe string `json:"recipe"`
	Path   string `json:"path"`
}

func (value *octets) UnmarshalJSON(raw []byte) (err error) {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		*value, err = hex.DecodeString(strings.TrimPrefix(text, "0x"))
		return err
	}
	switch getRecipe(raw) {
	case "words":
		recipe, err := decode[wordsRecipe](raw)
		*value = words(recipe)
		return err
	case "zeros", "ones":
		recipe, err := decode[fillRecipe](raw)
		*value = fill(recipe)
		return err
	}
	return fmt.Errorf("no such recipe: %.80s", raw)
}

func getRecipe(raw []byte) string {
	var recipe struct{ Recipe string }
	if json.Unmarshal(raw, &recipe) != nil {
		return ""
	}
	return recipe.Recipe
}

func words(recipe wordsRecipe) []byte {
	made := make([]byte, (recipe.Length+3)/4*4)
	for word := range len(made) / 4 {
		binary.LittleEndian.PutUint32(made[4*word:], (uint32(word)+1+recipe.Seed)*2654435761)
	}
	return made[:recipe.Length]
}

func fill(recipe fillRecipe) []byte {
	if recipe.Recipe == "ones" {
		return bytes.Repeat([]byte{0xff}, recipe.Length)
	}
	return make([]byte, recipe.Length)
}

type testCase struct {
	Id      json.RawMessage `json:"id"`
	Handler string          `json:"handler"`
	Input   json.RawMessage `json:"input"`
}

// serve answers every line of the standard input. A handler is named by its document and its function, such as
// storage.md#compute_x.
func serve(document string, handlers map[string]handler) error {
	input, output := bufio.NewReader(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		line, err := input.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		var item testCase
		if err := json.Unmarshal(line, &item); err != nil {
			return err
		}
		found := outcome{"unknown": item.Handler}
		place, name, _ := strings.Cut(item.Handler, "#")
		if run, known := handlers[name]; known && place == document {
			if found, err = run(item.Input); err != nil {
				return fmt.Errorf("%s %s: %w", item.Handler, item.Id, err)
			}
		}
		found["id"] = item.Id
		if err := output.Encode(found); err != nil {
			return err
		}
	}
}
