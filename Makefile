# Two names for the two commands; start.py does all of it, set-up included.
.PHONY: run test
run:
	@python3 start.py run
test:
	@python3 start.py test
