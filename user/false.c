// SPDX-License-Identifier: GPL-2.0-only
/*
 * user/false.c - fails with status 1
 */
int main(void)
{
	return 1;
}
