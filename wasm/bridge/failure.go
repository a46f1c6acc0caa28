package bridge

import (
	"fmt"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

// failure is why a request has no answer of its own.
type failure struct {
	code    diagnostic.Code
	message string
}

// malformed is the failure for a request that is not of the documented form.
func malformed(err error) failure {
	return failure{diagnostic.InvalidRequest, fmt.Sprintf("The request is not of the documented form: %v. It is JSON text with 'files', an object from paths to texts.", err)}
}

// internalError is the failure for a panic.
func internalError(cause any) failure {
	return failure{diagnostic.InternalError, fmt.Sprintf(
		"The playground failed on these files: %v. This is our mistake; please report it with the files. Nothing of your text is lost.", cause)}
}

// tooLarge is the failure for a project that is larger than what is taken, for
// a reason that project.Excess gives.
func tooLarge(why string) failure { return failure{diagnostic.TooLarge, why} }

// failedResult is the answer of evaluate to a request that has no other.
func failedResult(why failure) result.Result { return result.Failed(why.code, why.message) }
