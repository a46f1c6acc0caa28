package bridge

import (
	"fmt"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

// failure is why a request cannot be answered as usual.
type failure struct {
	code    diagnostic.Code
	message string
}

// malformed returns the failure for a request that does not have the documented
// form.
func malformed(err error) failure {
	return failure{diagnostic.InvalidRequest, fmt.Sprintf("The request is not of the documented form: %v. It is JSON text with 'files', an object from paths to texts.", err)}
}

// internalError returns the failure for a panic.
func internalError(cause any) failure {
	return failure{diagnostic.InternalError, fmt.Sprintf(
		"The playground failed on these files: %v. This is our mistake; please report it with the files. Nothing of your text is lost.", cause)}
}

// tooLarge returns the failure for a project over the limits, for a reason that
// project.Excess gives.
func tooLarge(why string) failure { return failure{diagnostic.TooLarge, why} }

// failedResult returns the answer of evaluate after a failure.
func failedResult(why failure) result.Result { return result.Failed(why.code, why.message) }
