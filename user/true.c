// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/true.c - succeeds
 *
 * The smallest program there is: what the tests fork and exec by the thousand.
 */
int main(void)
{
	return 0;
}
