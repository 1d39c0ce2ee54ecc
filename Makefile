# Two commands do everything: `make report` and `make test`. Each installs the system libraries that are missing.

SWIFT ?= swift

.PHONY: report test lint bench check build libraries clean

report: build
	@.ci/report

build: libraries
	$(SWIFT) build --configuration release --product segmentary

test: libraries
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

bench: build
	$(MAKE) -C Benchmarks

check: lint
	.ci/check

libraries:
	@.ci/libraries

clean:
	rm -rf .build
